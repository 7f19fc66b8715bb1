"use strict";

// The least a receiver in Node does: no signature, two queues told at once, the answers that ControlShift is used to.
const SQS = require("aws-sdk/clients/sqs");

const sqs = new SQS();
const queues = [process.env.LOAD_QUEUE_URL, process.env.TABLES_QUEUE_URL];
const exportTypes = new Set(["data.full_table_exported", "data.incremental_table_exported"]);

function answer(status) {
  return {
    statusCode: 200,
    headers: { "Content-Type": "application/json", "x-controlshift-processed": "1" },
    body: JSON.stringify({ status }),
  };
}

exports.handler = async (event) => {
  const body = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body;
  const webhook = JSON.parse(body);
  if (!exportTypes.has(webhook.type)) {
    return answer("skipped");
  }
  const message = JSON.stringify({ kind: webhook.type, jid: webhook.jid, ...webhook.data });
  await Promise.all(queues.map((QueueUrl) => sqs.sendMessage({ QueueUrl, MessageBody: message }).promise()));
  return answer("processed");
};
